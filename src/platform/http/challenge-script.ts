/**
 * The script that solves a challenge, inlined only on pages of a code under attack. It brings its own SHA-256, because a
 * WebView on a plain HTTP address has no crypto.subtle, and works in slices so that the page stays usable. ALTCHA's
 * ready-made widget is not used: alone it is larger than a whole page may be.
 *
 * Form: `<form data-altcha='{challenge}'>` with a hidden field `altcha`. Sent before it is solved, the form waits and shows
 * `#pow-wait`; `#pow-held`, for phones without script, is hidden at once.
 */
export const CHALLENGE_SCRIPT = `(function(){
var f=document.querySelector('form[data-altcha]');if(!f)return;
var c=JSON.parse(f.getAttribute('data-altcha')),p=c.parameters,box=f.querySelector('input[name=altcha]'),wait=document.getElementById('pow-wait'),held=document.getElementById('pow-held'),pressed=null,done=false;if(held)held.hidden=true;
var K=[],i,j,n=0;function frac(x){return(x-Math.floor(x))*4294967296|0}
var H0=[];for(i=2;n<64;i++){for(j=2;j*j<=i;j++)if(i%j===0)break;if(j*j>i){if(n<8)H0[n]=frac(Math.sqrt(i));K[n++]=frac(Math.cbrt?Math.cbrt(i):Math.pow(i,1/3))}}
var W=new Int32Array(64);
function sha(b,len){var v=H0.slice(),blocks=(len+9+63)>>6,k,t;for(k=0;k<blocks;k++){for(t=0;t<16;t++){var w=0;for(var s=0;s<4;s++){var q=k*64+t*4+s;w=w<<8|(q<len?b[q]:q===len?128:0)}W[t]=w}
if(k===blocks-1)W[15]=len*8;
for(;t<64;t++){var x=W[t-15],y=W[t-2];W[t]=W[t-16]+W[t-7]+((x>>>7|x<<25)^(x>>>18|x<<14)^x>>>3)+((y>>>17|y<<15)^(y>>>19|y<<13)^y>>>10)|0}
var a=v[0],d=v[1],e=v[2],g=v[3],h=v[4],l=v[5],m=v[6],o=v[7];
for(t=0;t<64;t++){var t1=o+((h>>>6|h<<26)^(h>>>11|h<<21)^(h>>>25|h<<7))+(h&l^~h&m)+K[t]+W[t]|0,t2=((a>>>2|a<<30)^(a>>>13|a<<19)^(a>>>22|a<<10))+(a&d^a&e^d&e)|0;o=m;m=l;l=h;h=g+t1|0;g=e;e=d;d=a;a=t1+t2|0}
v[0]=v[0]+a|0;v[1]=v[1]+d|0;v[2]=v[2]+e|0;v[3]=v[3]+g|0;v[4]=v[4]+h|0;v[5]=v[5]+l|0;v[6]=v[6]+m|0;v[7]=v[7]+o|0}return v}
function bytes(h){var r=[];for(var i=0;i<h.length;i+=2)r.push(parseInt(h.substr(i,2),16));return r}
function hex(v){return v.map(function(x){return('0000000'+(x>>>0).toString(16)).slice(-8)}).join('')}
var b=bytes(p.salt).concat(bytes(p.nonce)),at=b.length,counter=0,started=Date.now();b.push(0,0,0,0);
function work(){var end=Date.now()+40;while(Date.now()<end){for(var r=0;r<64;r++){b[at]=counter>>>24;b[at+1]=counter>>>16&255;b[at+2]=counter>>>8&255;b[at+3]=counter&255;
var out=hex(sha(b,at+4));if(out.indexOf(p.keyPrefix)===0){box.value=btoa(JSON.stringify({challenge:{parameters:p,signature:c.signature},solution:{counter:counter,derivedKey:out,time:Date.now()-started}}));done=true;
if(pressed!==null)send();return}counter++}}setTimeout(work,10)}
function send(){if(pressed&&pressed.name){var h=document.createElement('input');h.type='hidden';h.name=pressed.name;h.value=pressed.value;f.appendChild(h)}f.submit()}
f.addEventListener('click',function(e){var t=e.target;while(t&&t!==f&&t.tagName!=='BUTTON')t=t.parentNode;if(t&&t!==f)f._b=t});
f.addEventListener('submit',function(e){if(done)return;e.preventDefault();pressed=e.submitter||f._b||{};if(wait)wait.hidden=false});
setTimeout(work,50)})();`.replace(/\n/g, '');
